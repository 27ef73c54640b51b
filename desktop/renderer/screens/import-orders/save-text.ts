// A text as a CSV file in the person's downloads. A byte order mark tells spreadsheets that it is UTF-8.
const MARK = '\uFEFF';

export function saveText(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([MARK, text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
