import { Trans as LinguiTrans, type TransProps } from '@lingui/react'

/**
 * What the `<Trans>` and `<Plural>` macros draw (lingui.config.ts). Lingui puts texts into the sentence first and looks
 * for its tags afterwards, so that a record called `<0>x</0>` would become an element of ours. A React node is put in
 * last and stays text.
 */
export function Trans({ values, ...props }: TransProps) {
  return <LinguiTrans {...props} {...(values && { values: Object.fromEntries(Object.entries(values).map(asNode)) })} />
}

const asNode = ([name, value]: [string, unknown]) => [name, typeof value === 'string' ? <>{value}</> : value] as const
