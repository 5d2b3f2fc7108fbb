/** A dispatch pasted here is coded in the browser itself: it is sent nowhere. */
import { useRef, useState } from 'react'
import type { DispatchView } from '../../http/shapes'
import { counted } from '../lib/format'
import { Reader } from '../parts/Reader'
import { Section, Title } from '../parts/Shell'

type State =
  | { readonly kind: 'waiting' | 'loading' }
  | { readonly kind: 'done'; readonly view: DispatchView; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly why: string }

export default function Read() {
  const text = useRef<HTMLTextAreaElement>(null)
  const day = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<State>({ kind: 'waiting' })
  const [chosen, setChosen] = useState<string | null>(null)
  const code = async () => {
    const words = text.current?.value ?? ''
    if (words.trim() === '') return
    setState({ kind: 'loading' })
    setChosen(null)
    try {
      const { codeHere } = await import('../lib/coder')
      setState({ kind: 'done', ...(await codeHere(words, day.current?.value ?? '')) })
    } catch (error) {
      setState({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
    }
  }
  return (
    <>
      <Title text="Read a dispatch">Read a dispatch</Title>
      <p className="lead mt-3">Paste a dispatch. It is read in this browser and sent nowhere.</p>
      <div className="mt-6 max-w-[46rem] no-print">
        <label className="block">
          <span className="label">Text</span>
          <textarea
            ref={text}
            rows={9}
            className="mt-1 w-full border border-[var(--strong-line)] bg-transparent p-3 leading-relaxed"
            placeholder="TEHRAN, 28 August – The foreign minister …"
          />
        </label>
        <div className="filters mt-3">
          <label className="field">
            <span>Published, if the text does not say so</span>
            <input ref={day} type="date" className="input" />
          </label>
          <button type="button" className="button primary" disabled={state.kind === 'loading'} onClick={() => void code()}>
            {state.kind === 'loading' ? 'Reading …' : 'Read it'}
          </button>
        </div>
      </div>
      {state.kind === 'failed' ? (
        <p className="state-message" role="alert">
          The coder could not be loaded: {state.why}
        </p>
      ) : null}
      {state.kind === 'done' ? (
        <Section title="What was read" count={`${counted(state.view.records.length, 'record')} in ${state.milliseconds} ms`}>
          <Reader view={state.view} chosen={chosen} choose={setChosen} />
        </Section>
      ) : null}
    </>
  )
}
