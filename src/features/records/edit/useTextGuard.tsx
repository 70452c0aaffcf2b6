import { useBlocker } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { BrokenTextDialog } from './BrokenTextDialog'

/** Asks before a text that cannot be read is left for the form at `formPath`. */
export function useTextGuard(isBroken: boolean, formPath: string, onDrop: () => void): ReactNode {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isBroken && next.pathname === formPath && current.pathname !== formPath,
    withResolver: true,
    enableBeforeUnload: false,
    disabled: !isBroken,
  })
  const drop = () => {
    onDrop()
    blocker.proceed?.()
  }
  return <BrokenTextDialog isOpen={blocker.status === 'blocked'} onStay={() => blocker.reset?.()} onDrop={drop} />
}
