import type { ReactNode } from 'react'
import classes from './form.module.css'

type Props = { name: string; icon: ReactNode; disabled?: boolean | undefined; onClick: () => void; id?: string }

/** A plain button: a list of a thousand entries has three thousand of them. */
export function IconButton({ name, icon, disabled, onClick, id }: Props) {
  return (
    <button
      type="button"
      className={classes.iconButton}
      aria-label={name}
      title={name}
      disabled={disabled}
      onClick={onClick}
      id={id}
    >
      {icon}
    </button>
  )
}
