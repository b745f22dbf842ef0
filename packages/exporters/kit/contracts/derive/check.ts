import { keyOf, type Catalog } from './model.ts';

/** What the catalogue says that its schemas or its other rows do not bear out, in sentences; empty when all is well. */
export function catalogFindings(
  catalog: Catalog,
  files: { readonly events: readonly string[]; readonly commands: readonly string[] },
): string[] {
  const events = catalog.events.map(keyOf);
  const commands = catalog.commands.map(keyOf);
  const services = new Set(catalog.services.map(({ name }) => name));
  const found = [
    ...differences('event', events, files.events),
    ...differences('command', commands, files.commands),
    ...twice('events', events),
    ...twice('commands', commands),
    ...twice('services', [...catalog.services.map(({ name }) => name)]),
    ...twice(
      'subscriptions',
      catalog.subscriptions.map(({ consumer, id }) => `${consumer}/${id}`),
    ),
    ...twice(
      'timers',
      catalog.timers.map(({ service, id }) => `${service}/${id}`),
    ),
  ];
  const need = (holds: boolean, sentence: string): void => {
    if (!holds) found.push(sentence);
  };
  for (const key of catalog.retired) need(!events.includes(key), `${key} is retired and published`);
  for (const event of catalog.events)
    need(services.has(event.producer), `${keyOf(event)} is produced by ${event.producer}, which is no service`);
  for (const command of catalog.commands)
    need(services.has(command.service), `${keyOf(command)} is handled by ${command.service}, which is no service`);
  for (const { name, leadsTo } of catalog.commands)
    for (const key of leadsTo) need(events.includes(key), `command ${name} leads to ${key}, which is no event`);
  for (const report of catalog.reports)
    need(events.includes(report.event), `route ${report.route} reports ${report.event}, which is no event`);
  for (const command of catalog.commands)
    need(
      command.publishes === null || events.includes(command.publishes),
      `${keyOf(command)} is published as ${String(command.publishes)}, which is no event`,
    );
  for (const { event, service } of catalog.cloudEvents) {
    need(events.includes(event), `what AWS says leads to ${event}, which is no event`);
    need(services.has(service), `what AWS says of ${event} is forwarded to ${service}, which is no service`);
  }
  for (const { name, service } of catalog.readModels)
    need(services.has(service), `read model ${name} belongs to ${service}, which is no service`);
  for (const { id, consumer, events: wanted, issues } of catalog.subscriptions) {
    need(services.has(consumer), `subscription ${id} belongs to ${consumer}, which is no service`);
    for (const key of issues) need(commands.includes(key), `subscription ${id} issues ${key}, which is no command`);
    if (typeof wanted === 'string' || 'source' in wanted) continue;
    need(wanted.length > 0, `subscription ${id} listens to nothing`);
    for (const key of wanted) {
      const known = events.includes(key) || catalog.retired.includes(key);
      need(known, `subscription ${id} listens to ${key}, which is no event`);
      const alive = events.includes(key) || !known;
      need(alive, `subscription ${id} listens to ${key}, which is retired: nobody publishes it`);
    }
  }
  for (const { id, service, command, event } of catalog.timers) {
    need(services.has(service), `timer ${id} belongs to ${service}, which is no service`);
    need((command === null) !== (event === null), `timer ${id} sends either a command or an event`);
    need(command === null || commands.includes(command), `timer ${id} sends ${command}, which is no command`);
    need(event === null || events.includes(event), `timer ${id} publishes ${event}, which is no event`);
  }
  return found;
}

function differences(kind: string, named: readonly string[], files: readonly string[]): string[] {
  return [
    ...named.filter((key) => !files.includes(key)).map((key) => `contracts/schemas has no ${kind} ${key}`),
    ...files.filter((key) => !named.includes(key)).map((key) => `contracts/catalog.json names no ${kind} ${key}`),
  ];
}

const twice = (kind: string, names: readonly string[]): string[] =>
  names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `contracts/catalog.json has ${name} twice under ${kind}`);
