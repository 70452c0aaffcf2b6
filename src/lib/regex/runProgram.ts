import { casesOf } from './characters'
import type { Compiled, Program, Step } from './compilePattern'

/** A pattern that needs more steps than we give it: one from a server must not stop everything else. */
export class PatternTooCostly extends Error {
  override name = 'PatternTooCostly'
}

// Some tens of milliseconds. `(a+)+$` would need a year for thirty letters.
const MAX_STEPS = 1_000_000
// Looking for all matches: some milliseconds, as it is done for many texts, and more for a long one.
const STEPS_FOR_ALL = 200_000
const STEPS_PER_CHARACTER = 4

/** Another way to go on, or a register as it was before, to be put back on the way to that. */
type Trail =
  | { readonly kind: 'branch'; readonly step: number; readonly at: number }
  | { readonly kind: 'shorter'; readonly step: number; readonly from: number; at: number }
  | { readonly kind: 'longer'; readonly step: number; at: number; readonly to: number }
  | { readonly kind: 'restore'; readonly register: number; readonly value: number }

/** Whether a pattern matches anywhere in a text: Python's `re.search`. */
export function searchText({ program, registerCount, isAnchored }: Compiled, text: ArrayLike<number>): boolean {
  const run = new Run(text, registerCount)
  const last = isAnchored ? 0 : text.length
  for (let start = 0; start <= last; start++) {
    if (run.matches(program, start)) return true
  }
  return false
}

/** Where a match and its groups begin and end; a group that took no part has no place. */
export type Found = { readonly start: number; readonly end: number; readonly groups: readonly (Span | undefined)[] }
export type Span = readonly [start: number, end: number]

/** All matches, one behind the other; the steps are counted together. After an empty one goes on with the next place. */
export function findAll(
  { program, registerCount, isAnchored, groupCount }: Compiled,
  text: ArrayLike<number>,
): Found[] {
  const run = new Run(text, registerCount, STEPS_FOR_ALL + STEPS_PER_CHARACTER * text.length)
  const found: Found[] = []
  const last = isAnchored ? 0 : text.length
  for (let start = 0; start <= last;) {
    const end = run.endOfMatch(program, start)
    if (end !== undefined) found.push({ start, end, groups: run.groups(groupCount) })
    start = end === undefined || end === start ? start + 1 : end
  }
  return found
}

/** Where the program and the text are. */
type Place = { readonly step: number; readonly at: number }

class Run {
  readonly #text: ArrayLike<number>
  readonly #registers: number[]
  #trail: Trail[] = []
  #stepsLeft: number

  constructor(text: ArrayLike<number>, registerCount: number, steps = MAX_STEPS) {
    this.#text = text
    this.#stepsLeft = steps
    this.#registers = Array.from({ length: registerCount }, () => -1)
  }

  matches = (program: Program, start: number): boolean => this.endOfMatch(program, start) !== undefined

  endOfMatch(program: Program, start: number): number | undefined {
    this.#trail = []
    this.#registers.fill(-1)
    return this.#match(program, start)
  }

  /** Of the match that was found last. */
  groups(count: number): (Span | undefined)[] {
    return Array.from({ length: count }, (_, at) => {
      const [start = -1, end = -1] = this.#registers.slice(2 * at + 2, 2 * at + 4)
      return start < 0 || end < 0 ? undefined : [start, end]
    })
  }

  /** Where a match that begins here ends; undefined if there is none. */
  #match(program: Program, start: number): number | undefined {
    const bottom = this.#trail.length
    let at = start
    let step = 0
    for (;;) {
      this.#spend(1)
      const current = program[step]
      if (current === undefined) return this.#keep(bottom, at)
      const next = this.#take(current, step, at)
      if (next) ({ step, at } = next)
      else {
        const branch = this.#goBack(bottom)
        if (!branch) return undefined
        ;({ step, at } = branch)
      }
    }
  }

  #spend(steps: number): void {
    this.#stepsLeft -= steps
    if (this.#stepsLeft < 0) throw new PatternTooCostly()
  }

  /** A part that has matched is not tried in other ways, but what it has set can be taken back. */
  #keep(bottom: number, at: number): number {
    const kept = this.#trail.splice(bottom)
    for (const one of kept) if (one.kind === 'restore') this.#trail.push(one)
    return at
  }

  #goBack(bottom: number): Place | undefined {
    while (this.#trail.length > bottom) {
      const last = this.#trail.at(-1)
      if (last?.kind === 'shorter' && last.at > last.from) {
        last.at -= 1
        return { step: last.step, at: last.at }
      }
      if (last?.kind === 'longer' && last.at < last.to) {
        last.at += 1
        return { step: last.step, at: last.at }
      }
      this.#trail.pop()
      if (last?.kind === 'restore') this.#registers[last.register] = last.value
      else if (last?.kind === 'branch') return last
    }
    return undefined
  }

  #set(register: number, value: number): void {
    this.#trail.push({ kind: 'restore', register, value: this.#registers[register] ?? -1 })
    this.#registers[register] = value
  }

  /** undefined where the step does not match. */
  #take(step: Step, place: number, at: number): Place | undefined {
    const on = (end: number) => ({ step: place + 1, at: end })
    switch (step.op) {
      case 'test': {
        const code = this.#text[at]
        return code !== undefined && step.test(code) ? on(at + 1) : undefined
      }
      case 'run':
        return this.#takeRun(step, place, at)
      case 'split':
        this.#trail.push({ kind: 'branch', step: step.second, at })
        return { step: step.first, at }
      case 'jump':
        return { step: step.to, at }
      case 'set':
        this.#set(step.register, step.value === 'place' ? at : step.value)
        return on(at)
      case 'loop':
        return this.#takeLoop(step, place, at)
      case 'assert':
        return step.holds(this.#text, at) ? on(at) : undefined
      case 'ifGroup':
        return (this.#registers[2 * step.group + 1] ?? -1) >= 0 ? on(at) : { step: step.otherwise, at }
      default: {
        const end = this.#takePart(step, at)
        return end === undefined ? undefined : on(end)
      }
    }
  }

  #takeRun({ test, min, max, mode }: Extract<Step, { op: 'run' }>, place: number, at: number): Place | undefined {
    const limit = Math.min(at + max, this.#text.length)
    let end = at
    while (end < limit) {
      const code = this.#text[end]
      if (code === undefined || !test(code)) break
      end += 1
    }
    this.#spend(end - at)
    const least = at + min
    if (end < least) return undefined
    const step = place + 1
    if (mode === 'lazy') {
      if (end > least) this.#trail.push({ kind: 'longer', step, at: least, to: end })
      return { step, at: least }
    }
    if (mode === 'greedy' && end > least) this.#trail.push({ kind: 'shorter', step, from: least, at: end })
    return { step, at: end }
  }

  #takeLoop(loop: Extract<Step, { op: 'loop' }>, place: number, at: number): Place {
    const { register } = loop
    const count = this.#registers[register] ?? 0
    const again = { step: place + 1, at }
    const out = { step: loop.exit, at }
    const mayLeave = count >= loop.min
    // A round that took nothing would go on for ever.
    if (mayLeave && (count >= loop.max || this.#registers[register + 1] === at)) return out
    if (mayLeave && loop.isLazy) {
      this.#branchIntoLoop(register, count + 1, again)
      return out
    }
    if (mayLeave) this.#trail.push({ kind: 'branch', ...out })
    this.#set(register, count + 1)
    this.#set(register + 1, at)
    return again
  }

  /** Whoever takes this branch finds the registers of one more round, and whoever goes back further those of now. */
  #branchIntoLoop(register: number, count: number, again: Place): void {
    const [before = -1, placeBefore = -1] = this.#registers.slice(register, register + 2)
    this.#trail.push(
      { kind: 'restore', register, value: before },
      { kind: 'restore', register: register + 1, value: placeBefore },
      { kind: 'branch', ...again },
      { kind: 'restore', register, value: count },
      { kind: 'restore', register: register + 1, value: again.at },
    )
  }

  #takePart(step: Extract<Step, { op: 'look' | 'atomic' | 'back' }>, at: number): number | undefined {
    if (step.op === 'back') return this.#takeBack(step.group, step.ignoresCase, at)
    if (step.op === 'atomic') return this.#match(step.program, at)
    const start = at - step.behind
    const bottom = this.#trail.length
    const isFound = start >= 0 && this.#match(step.program, start) !== undefined
    // What a negated look has set is of no use to anybody.
    if (isFound && step.isNegated) this.#goBack(bottom)
    return isFound === step.isNegated ? undefined : at
  }

  #takeBack(group: number, ignoresCase: boolean, at: number): number | undefined {
    const from = this.#registers[2 * group] ?? -1
    const to = this.#registers[2 * group + 1] ?? -1
    if (from < 0 || to < 0) return undefined
    this.#spend(to - from)
    for (let offset = 0; offset < to - from; offset++) {
      const wanted = this.#text[from + offset]
      const found = this.#text[at + offset]
      if (found === undefined || wanted === undefined) return undefined
      if (found !== wanted && !(ignoresCase && casesOf(wanted).includes(found))) return undefined
    }
    return at + to - from
  }
}
