/** The choices of a list from a table of the catalogue; `none` stands first for "nothing chosen". */
export function optionsOf(table: Readonly<Record<string, string>>, none?: string): { value: string; label: string }[] {
  const options = Object.entries(table).map(([value, label]) => ({ value, label }));
  return none === undefined ? options : [{ value: "", label: none }, ...options];
}
