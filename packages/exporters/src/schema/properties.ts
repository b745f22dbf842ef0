import { type Board, type FieldRow, type FieldType, fieldsOf, type Json } from '@stormbridge/model';
import { oneLine, wellFormed } from '../sinks/index.ts';
import { meaningOf } from './glossary.ts';
import { fieldNames, typeNames } from './names.ts';

/** One field of a contract or a shared type, ready for a schema and for code. */
export interface Property {
  readonly id: string;
  /** On the wire. */
  readonly name: string;
  /** As people wrote it. */
  readonly label: string;
  readonly type: FieldType;
  /** Type `object`: the name of the shared type and its row. */
  readonly shared?: { readonly id: string; readonly name: string };
  readonly list: boolean;
  readonly required: boolean;
  readonly values: readonly string[];
  readonly description: string;
  readonly personal: boolean;
  readonly example?: Json | undefined;
}

const known = new WeakMap<Board, Map<string, readonly Property[]>>();

/** The fields of an event version, a command or a shared type, in their order. A field without a name is left out. */
export function propertiesOf(board: Board, owner: string): readonly Property[] {
  const owners = known.get(board) ?? new Map<string, readonly Property[]>();
  known.set(board, owners);
  const properties = owners.get(owner) ?? read(board, owner);
  owners.set(owner, properties);
  return properties;
}

function read(board: Board, owner: string): readonly Property[] {
  const names = fieldNames(board, owner);
  return fieldsOf(board, owner)
    .filter((field) => field.name.trim() !== '')
    .map((field) => property(board, field, names.get(field.id) ?? ''));
}

function property(board: Board, field: FieldRow, name: string): Property {
  const shared = field.type === 'object' && field.valueType !== undefined ? field.valueType : undefined;
  const typeName = shared === undefined ? undefined : typeNames(board).get(shared);
  return {
    id: field.id,
    name,
    label: oneLine(field.name),
    type: field.type,
    ...(shared !== undefined && typeName !== undefined ? { shared: { id: shared, name: typeName } } : {}),
    list: field.list,
    required: field.required,
    values: [...new Set(field.values.map((value) => wellFormed(value)))],
    description: oneLine(field.description) || meaningOf(board, field.name, field.owner),
    personal: field.personal,
    example: field.example,
  };
}

/** Whether a value of one property is always a value of the other: same type, same list, no more values. */
export function fits(from: Property, to: Property): boolean {
  if (from.list !== to.list || (to.required && !from.required)) return false;
  if (from.type !== to.type) return false;
  if (from.type === 'object') return from.shared?.id === to.shared?.id;
  return from.type !== 'enum' || from.values.every((value) => to.values.includes(value));
}
