import { ErrorSchemaBuilder, type RJSFSchema, type RJSFValidationError, type ValidatorType } from '@rjsf/utils'
import { isJsonMap, type JsonMap } from '~/lib/jsonValue'
import { withoutUndefined } from '../schema/applyEdit'
import { checkValue, fits } from './checkValue'
import { messageOf } from './messageOf'
import type { Violation } from './readOutput'

/** The form library gives schemas as its own type; they are the JSON that they were made from. */
const asMap = (schema: RJSFSchema | undefined): JsonMap => (isJsonMap(schema) ? schema : {})

/** Names that no error may be filed under: they would reach into every object. */
const isFilable = ({ path }: Violation) => !path.includes('__proto__')

/**
 * Checks values as the server does, without ever making code from a schema (ajv does, and needs `unsafe-eval` for it).
 * A value that cannot be decided here passes: the server looks at it again.
 */
export const validator: ValidatorType<unknown, RJSFSchema> = {
  isValid: (schema, formData, rootSchema) =>
    fits(typeof schema === 'boolean' ? schema : asMap(schema), withoutUndefined(formData), asMap(rootSchema)),
  validateFormData(formData, schema) {
    const violations = checkValue(asMap(schema), withoutUndefined(formData) ?? {}) ?? []
    const builder = new ErrorSchemaBuilder<unknown>()
    for (const violation of violations.filter(isFilable)) builder.addErrors(messageOf(violation), violation.path)
    return { errors: violations.map(toFormError), errorSchema: builder.ErrorSchema }
  },
  rawValidation: (schema, formData) => ({
    // Only the library's playground asks for this, by a type of its own choosing.
    errors: (checkValue(asMap(schema), withoutUndefined(formData) ?? null) ?? []) as never[],
  }),
}

function toFormError(violation: Violation): RJSFValidationError {
  const message = messageOf(violation)
  const property = violation.path.map(part => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')
  return { name: violation.keyword, message, property, params: { path: violation.path }, stack: message }
}
