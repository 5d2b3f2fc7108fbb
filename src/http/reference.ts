/** The reference page of the interface, written from its own description: no script, nothing from elsewhere. */

interface Operation {
  readonly summary?: string
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly description?: string
    readonly schema?: Schema
  }[]
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >
}
interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly $ref?: string
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
  readonly description?: string
}
export interface Description {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string }
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

export function referencePage(description: Description): string {
  const operations = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(path, method, operation)),
  )
  const schemas = Object.entries(description.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<section id="${escape(name)}"><h3>${escape(name)}</h3>${schema.description ? `<p>${escape(schema.description)}</p>` : ''}${fields(schema)}</section>`,
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Reference of the interface · Demarche</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/reference.css"></head><body><main><p><a href="/">Demarche</a></p><h1>Reference of the interface</h1>
<p>${escape(description.info.description ?? '')} Version ${escape(description.info.version)}. The machine-readable description is <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<p>Lists answer with JSON, with CSV to <code>Accept: text/csv</code> or <code>?format=csv</code>, and records also with one object a line to <code>Accept: application/x-ndjson</code>. Pages follow by <code>cursor</code>, the <code>next</code> of the page before. Every answer has an <code>ETag</code>; errors are problem details (RFC 9457).</p>
<h2>Questions</h2>${operations.join('\n')}<h2>Shapes</h2>${schemas.join('\n')}</main></body></html>`
}

function section(path: string, method: string, operation: Operation): string {
  const rows = (operation.parameters ?? []).map(
    (one) =>
      `<tr><td><code>${escape(one.name)}</code></td><td>${one.in}${one.required ? ', needed' : ''}</td><td>${typeOf(one.schema)}</td><td>${escape(one.description ?? '')}</td></tr>`,
  )
  const answer = operation.responses?.['200']?.content?.['application/json']?.schema
  return `<section><h3><code>${method.toUpperCase()} /api/v1${escape(path)}</code></h3><p>${escape(operation.summary ?? '')}. Answers with ${typeOf(answer)}.</p>${
    rows.length > 0
      ? `<table><thead><tr><th scope="col">name</th><th scope="col">in</th><th scope="col">type</th><th scope="col">meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
      : ''
  }</section>`
}

function fields(schema: Schema): string {
  const rows = Object.entries(schema.properties ?? {}).map(
    ([name, one]) => `<tr><td><code>${escape(name)}</code></td><td>${typeOf(one)}</td><td>${escape(one.description ?? '')}</td></tr>`,
  )
  return rows.length === 0
    ? ''
    : `<table><thead><tr><th scope="col">field</th><th scope="col">type</th><th scope="col">meaning</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) return 'nothing'
  if (schema.$ref) {
    const name = schema.$ref.split('/').at(-1) ?? ''
    return `<a href="#${escape(name)}">${escape(name)}</a>`
  }
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.enum) return schema.enum.map((one) => `<code>${escape(String(one))}</code>`).join(' ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`
  if (schema.properties) return 'object'
  return escape(Array.isArray(schema.type) ? schema.type.join(' or ') : String(schema.type ?? 'any'))
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
