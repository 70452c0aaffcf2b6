import { Trans, useLingui } from '@lingui/react/macro'
import { Button, TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { isBuiltIn } from '~/protocol/builtIn'
import classes from './connect.module.css'

type Props = {
  ref: Ref<HTMLInputElement>
  address: string
  isMissing: boolean
  onChange: (address: string) => void
  /** The person is done with the field. */
  onDone: () => void
}

export function AddressField({ ref, address, isMissing, onChange, onDone }: Props) {
  const { t } = useLingui()
  if (isBuiltIn(address))
    return (
      <FixedAddress>
        <Trans>Built-in server</Trans>
        <Button size="compact-sm" variant="subtle" onClick={() => onChange('')}>
          <Trans>Another server</Trans>
        </Button>
      </FixedAddress>
    )
  return (
    <TextInput
      ref={ref}
      label={t`Server address`}
      placeholder="https://kinto.example.org/v1"
      value={address}
      onChange={event => onChange(event.currentTarget.value)}
      // Not while a button is pressed: the answer would move it away under the pointer. Signing in looks up by itself.
      onBlur={event => !(event.relatedTarget instanceof HTMLButtonElement) && onDone()}
      error={isMissing && t`Enter the address of the server.`}
      // A text field, so that an address without a scheme is fine too.
      inputMode="url"
      name="server"
      autoComplete="url"
      autoCapitalize="none"
      spellCheck={false}
      dir="ltr"
    />
  )
}

/** Where there is nothing to choose. */
export const FixedAddress = ({ children }: { children: ReactNode }) => (
  <div>
    <div className={classes.label}>
      <Trans>Server</Trans>
    </div>
    <div className={classes.fixed}>{children}</div>
  </div>
)
