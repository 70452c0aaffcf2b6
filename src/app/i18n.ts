import { i18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'

/**
 * The English text stands beside each component and travels with its chunk, so there is no English catalogue to load
 * or to forget. Compiling a message is remembered, as Lingui asks for it at every render.
 */
export function startI18n() {
  const compiled = new Map<string, ReturnType<typeof compileMessage>>()
  i18n.setMessagesCompiler(message => {
    const known = compiled.get(message) ?? compileMessage(message)
    compiled.set(message, known)
    return known
  })
  i18n.loadAndActivate({ locale: 'en', messages: {} })
}
