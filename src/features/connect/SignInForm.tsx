import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Checkbox, Input, PasswordInput, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import { ErrorNotice } from '~/components/ErrorNotice'
import { NoServerError, type SignInRequest } from '~/data/identity'
import { KintoError } from '~/protocol/KintoError'
import classes from './connect.module.css'
import { asMethod, credentialsOf, methodIn, type Method, type Offered, type SignInDraft } from './signInDraft'

type Props = {
  draft: SignInDraft
  onChange: (draft: SignInDraft) => void
  offered: Offered
  onSubmit: (credentials: SignInRequest['credentials']) => void
  isPending: boolean
  error: unknown
  /** Beside the button. */
  children?: ReactNode
}

/** Who one is: the same form on the sign-in page and over a page whose session has ended. */
export function SignInForm({ draft, onChange, offered, onSubmit, isPending, error, children }: Props) {
  const { t } = useLingui()
  const userName = useRef<HTMLInputElement>(null)
  const [isNameMissing, setNameMissing] = useState(false)
  const method = methodIn(draft, offered.methods)
  const change = (part: Partial<SignInDraft>) => onChange({ ...draft, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isPending) return
    const isMissing = method !== 'anonymous' && draft.userName.trim() === ''
    setNameMissing(isMissing)
    if (isMissing) userName.current?.focus()
    else onSubmit(credentialsOf(method, draft))
  }
  const isWrong = error instanceof KintoError && error.kind === 'wrong-credentials'
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <MethodField method={method} offered={offered} onChange={chosen => change({ method: chosen })} />
        {method !== 'anonymous' && (
          <Fields
            draft={draft}
            change={change}
            isNameMissing={isNameMissing}
            userName={userName}
            wrong={isWrong ? (method === 'account' ? t`Wrong username or password.` : error.message) : undefined}
          />
        )}
        {error !== null && !isWrong && !(error instanceof NoServerError) && <ErrorNotice error={error} />}
        <div className={classes.actions}>
          <Button
            type="submit"
            loading={isPending}
            // A press counts here even if the answer about the address moves the form away from under the pointer.
            onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
          >
            <Trans>Sign in</Trans>
          </Button>
          {children}
        </div>
      </Stack>
    </form>
  )
}

type MethodProps = { method: Method; offered: Offered; onChange: (method: Method | undefined) => void }

function MethodField({ method, offered: { methods, openid }, onChange }: MethodProps) {
  const { t } = useLingui()
  const names: Record<Method, string> = { account: t`Kinto account`, basicauth: t`Basic auth`, anonymous: t`Anonymous` }
  const providers = openid.join(', ')
  return (
    <Input.Wrapper label={t`Sign in with`} labelElement="div" id="sign-in-method">
      <SegmentedControl
        fullWidth
        aria-label={t`Sign in with`}
        data={methods.map(value => ({ value, label: names[value] }))}
        value={method}
        onChange={value => onChange(asMethod(value))}
        transitionDuration={100}
      />
      {providers !== '' && (
        <Text size="sm" c="dimmed" mt="xs">
          <Trans>
            The server also offers OpenID (<bdi>{providers}</bdi>), which this version of Studio does not support yet.
          </Trans>
        </Text>
      )}
      {method === 'anonymous' && (
        <Text size="sm" c="dimmed" mt="xs">
          <Trans>You see what is open to everybody. What you create, everybody may change and delete.</Trans>
        </Text>
      )}
      {method === 'basicauth' && (
        <Text size="sm" c="dimmed" mt="xs">
          <Trans>Any name and password make a user of their own: with another password you are somebody else.</Trans>
        </Text>
      )}
    </Input.Wrapper>
  )
}

type FieldsProps = {
  draft: SignInDraft
  change: (part: Partial<SignInDraft>) => void
  isNameMissing: boolean
  userName: RefObject<HTMLInputElement | null>
  wrong: string | undefined
}

function Fields({ draft, change, isNameMissing, userName, wrong }: FieldsProps) {
  const { t } = useLingui()
  const [isShown, setShown] = useState(false)
  return (
    <>
      <TextInput
        ref={userName}
        label={t`Username`}
        value={draft.userName}
        onChange={event => change({ userName: event.currentTarget.value })}
        error={isNameMissing && draft.userName.trim() === '' && t`Enter the username.`}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        data-autofocus={draft.userName === '' || undefined}
      />
      <PasswordInput
        label={t`Password`}
        value={draft.password}
        onChange={event => change({ password: event.currentTarget.value })}
        visible={isShown}
        onVisibilityChange={setShown}
        visibilityToggleButtonProps={{
          'aria-label': isShown ? t`Hide what I typed` : t`Show what I typed`,
          tabIndex: 0,
        }}
        error={wrong && <span role="alert">{wrong}</span>}
        autoComplete="current-password"
        data-autofocus={draft.userName !== '' || undefined}
      />
      <Checkbox
        label={t`Stay signed in on this device`}
        description={t`Also after this tab is closed. What signs you in is then kept in this browser: only on a device that is yours.`}
        checked={draft.stay}
        onChange={event => change({ stay: event.currentTarget.checked })}
      />
    </>
  )
}
