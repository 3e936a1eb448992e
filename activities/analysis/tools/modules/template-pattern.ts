import type ts from 'typescript';

/** A template as a glob: what is put in may be anything, so `./pages/${name}.js` is `./pages/*.js`. */
export function patternOf({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}
