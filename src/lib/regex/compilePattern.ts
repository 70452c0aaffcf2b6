import type { Assertion, CharacterTest, Mode, PatternNode } from './patternNode'

/** One step of a program; `to` and the like are places in it. */
export type Step =
  | { readonly op: 'test'; readonly test: CharacterTest }
  /** A single character, again and again: what nearly all repeats are. */
  | {
      readonly op: 'run'
      readonly test: CharacterTest
      readonly min: number
      readonly max: number
      readonly mode: Mode
    }
  | { readonly op: 'split'; readonly first: number; readonly second: number }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'set'; readonly register: number; readonly value: number | 'place' }
  /** Goes into the body, which ends by jumping back here, or behind it. `register` counts; the next one is a place. */
  | {
      readonly op: 'loop'
      readonly register: number
      readonly min: number
      readonly max: number
      readonly isLazy: boolean
      readonly exit: number
    }
  | { readonly op: 'assert'; readonly holds: Assertion }
  | { readonly op: 'back'; readonly group: number; readonly ignoresCase: boolean }
  | { readonly op: 'look'; readonly program: Program; readonly behind: number; readonly isNegated: boolean }
  | { readonly op: 'atomic'; readonly program: Program }
  | { readonly op: 'ifGroup'; readonly group: number; readonly otherwise: number }

export type Program = readonly Step[]

/** A group keeps its start in register `2 * group` and its end in the next; those of loops stand behind. */
export type Compiled = {
  readonly program: Program
  readonly registerCount: number
  readonly groupCount: number
  readonly isAnchored: boolean
}

type Writing = { readonly steps: Step[]; readonly registers: { count: number } }

export function compilePattern(node: PatternNode, groupCount: number): Compiled {
  const registers = { count: 2 * (groupCount + 1) }
  const program = programOf(node, registers)
  return { program, registerCount: registers.count, groupCount, isAnchored: beginsAtStart(node) }
}

function programOf(node: PatternNode, registers: Writing['registers']): Program {
  const steps: Step[] = []
  write(node, { steps, registers })
  return steps
}

function write(node: PatternNode, writing: Writing): void {
  const { steps, registers } = writing
  switch (node.kind) {
    case 'set':
      return void steps.push({ op: 'test', test: node.test })
    case 'sequence':
      for (const item of node.items) write(item, writing)
      return
    case 'choice':
      return writeChoice(node.options, writing)
    case 'repeat':
      return writeRepeat(node, writing)
    case 'group':
      return writeGroup(node.index, node.item, writing)
    case 'atomic':
      return void steps.push({ op: 'atomic', program: programOf(node.item, registers) })
    case 'assert':
      return void steps.push({ op: 'assert', holds: node.holds })
    case 'back':
      return void steps.push({ op: 'back', group: node.group, ignoresCase: node.ignoresCase })
    case 'look': {
      const { behind, isNegated } = node
      return void steps.push({ op: 'look', program: programOf(node.item, registers), behind, isNegated })
    }
    case 'conditional':
      return writeConditional(node, writing)
  }
}

function writeChoice(options: readonly PatternNode[], writing: Writing): void {
  const { steps } = writing
  const ends: number[] = []
  for (const [at, option] of options.entries()) {
    if (at === options.length - 1) write(option, writing)
    else {
      const split = reserve(steps)
      write(option, writing)
      ends.push(reserve(steps))
      steps[split] = { op: 'split', first: split + 1, second: steps.length }
    }
  }
  for (const end of ends) steps[end] = { op: 'jump', to: steps.length }
}

/** A place that is filled in later. */
const reserve = (steps: Step[]): number => steps.push({ op: 'jump', to: 0 }) - 1

function writeRepeat(node: Extract<PatternNode, { kind: 'repeat' }>, writing: Writing): void {
  const { steps, registers } = writing
  const { item, min, max, mode } = node
  const single = singleOf(item)
  if (single) return void steps.push({ op: 'run', test: single, min, max, mode })
  if (mode === 'possessive') {
    return void steps.push({ op: 'atomic', program: programOf({ ...node, mode: 'greedy' }, registers) })
  }
  const register = registers.count
  registers.count += 2
  steps.push({ op: 'set', register, value: 0 }, { op: 'set', register: register + 1, value: -1 })
  const loop = reserve(steps)
  write(item, writing)
  steps.push({ op: 'jump', to: loop })
  steps[loop] = { op: 'loop', register, min, max, isLazy: mode === 'lazy', exit: steps.length }
}

function singleOf(node: PatternNode): CharacterTest | undefined {
  if (node.kind === 'set') return node.test
  if (node.kind === 'group' && node.index === undefined) return singleOf(node.item)
  const [only] = node.kind === 'sequence' && node.items.length === 1 ? node.items : []
  return only && singleOf(only)
}

function writeGroup(index: number | undefined, item: PatternNode, writing: Writing): void {
  if (index === undefined) return write(item, writing)
  writing.steps.push({ op: 'set', register: 2 * index, value: 'place' })
  write(item, writing)
  writing.steps.push({ op: 'set', register: 2 * index + 1, value: 'place' })
}

function writeConditional(node: Extract<PatternNode, { kind: 'conditional' }>, writing: Writing): void {
  const { steps } = writing
  const test = reserve(steps)
  write(node.yes, writing)
  const end = reserve(steps)
  steps[test] = { op: 'ifGroup', group: node.group, otherwise: steps.length }
  write(node.no, writing)
  steps[end] = { op: 'jump', to: steps.length }
}

/** Whether it can match at the start of the text only, so that nothing else need be tried. */
function beginsAtStart(node: PatternNode): boolean {
  if (node.kind === 'assert') return node.isStart
  if (node.kind === 'group') return beginsAtStart(node.item)
  if (node.kind === 'choice') return node.options.every(beginsAtStart)
  const [first] = node.kind === 'sequence' ? node.items : []
  return first !== undefined && beginsAtStart(first)
}
