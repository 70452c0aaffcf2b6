import { useState } from 'react'
import { BrokenTextDialog } from './BrokenTextDialog'

/** Form or text, where both are one page; see useTextGuard for the page that has an address for each. */
export function useTextSwitch(isBroken: boolean, onDrop: () => void) {
  const [value, setValue] = useState<'form' | 'json'>('form')
  const [isAsking, setIsAsking] = useState(false)
  const change = (next: string) => {
    if (next === 'form' && isBroken) setIsAsking(true)
    else setValue(next === 'json' ? 'json' : 'form')
  }
  const drop = () => {
    onDrop()
    setIsAsking(false)
    setValue('form')
  }
  return {
    value,
    change,
    dialog: <BrokenTextDialog isOpen={isAsking} onStay={() => setIsAsking(false)} onDrop={drop} />,
  }
}
