// Finds what a screen says without having put it into words: text between tags, and sentences and labels in quotes.
import ts from 'typescript';

/** Attributes of which a person reads or hears the value. */
const READ = new Set(['title', 'alt', 'placeholder', 'label', 'description', 'aria-label', 'aria-description']);
/** Within these stands what is no language: names of keys, what is typed into a terminal, drawings. */
const NO_LANGUAGE = new Set(['kbd', 'code', 'tspan']);
const CALLED_FOR_NOBODY = /^(?:Error|TypeError|RangeError|console\.\w+)$/;

/** Ids of words and names of keys are in quotes and are no language. */
const NAME = /^[a-z][\w-]*(?:\.[\w-]+)+$|^(?:Ctrl|Shift)(?: Shift)? \S+$/;
const WORD = /\p{L}{2,}/u;
/** Two words or more of which the first is a sentence's, or a word and a full stop. */
const SENTENCE = /^(?:\p{Lu}\p{L}*[ ,]+\p{L}|.*\p{L}{2,} .*[.?!]$)/u;

export type Bare = { readonly line: number; readonly text: string };

export function bareTextIn(file: string, source: string): readonly Bare[] {
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const found: Bare[] = [];
  const visit = (node: ts.Node): void => {
    const text = bareText(node);
    if (text !== null) found.push({ line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1, text });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function bareText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return WORD.test(node.text) && !isNoLanguage(node) ? node.text.trim() : null;
  const text = quoted(node);
  if (text === null || NAME.test(text) || isForNobody(node)) return null;
  const { parent } = node;
  if (ts.isJsxAttribute(parent)) return READ.has(parent.name.getText()) && WORD.test(text) ? text : null;
  return SENTENCE.test(text) ? text : null;
}

function quoted(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

function isNoLanguage({ parent }: ts.Node): boolean {
  return ts.isJsxElement(parent) && NO_LANGUAGE.has(parent.openingElement.tagName.getText());
}

function isForNobody(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isImportDeclaration(parent)) return true;
  const isCall = ts.isCallExpression(parent) || ts.isNewExpression(parent);
  return isCall && CALLED_FOR_NOBODY.test(parent.expression.getText());
}
