// Puts text on the clipboard. A page that did not come over a secure way has none, which is an answer, not a fault.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
