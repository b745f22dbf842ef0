import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import styles from './bench.module.css';

/** One line to name something new; Enter adds it and leaves the line ready for the next. */
export function AddLine({
  label,
  button,
  placeholder,
  onAdd,
}: {
  readonly label: string;
  readonly button: string;
  readonly placeholder: string;
  readonly onAdd: (name: string) => void;
}) {
  const [name, setName] = useState('');
  return (
    <form
      className={styles['add']}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onAdd(name.trim());
        setName('');
      }}
    >
      <TextField
        bare
        label={label}
        placeholder={placeholder}
        value={name}
        maxLength={500}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="soft" aria-label={button} icon={<Plus size={16} aria-hidden="true" />} />
    </form>
  );
}
