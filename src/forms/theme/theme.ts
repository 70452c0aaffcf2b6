import CheckboxesWidget from '@rjsf/mantine/lib/widgets/CheckboxesWidget.js'
import RadioWidget from '@rjsf/mantine/lib/widgets/RadioWidget.js'
import type { RegistryFieldsType, RegistryWidgetsType } from '@rjsf/utils'
import { JsonField } from '../fields/JsonField'
import { NullField } from '../fields/NullField'
import { NumberField } from '../fields/NumberField'
import { CheckboxWidget } from '../widgets/CheckboxWidget'
import { DateTimeWidget, DateWidget, PlainWidget, TimeWidget } from '../widgets/DateWidget'
import { SelectWidget } from '../widgets/SelectWidget'
import { TextareaWidget } from '../widgets/TextareaWidget'
import { ArrayItemButtons, ArrayItemTemplate, ArrayTemplate } from './ArrayTemplate'
import { FieldError, FieldTemplate } from './FieldTemplate'
import { InputTemplate } from './InputTemplate'
import { ObjectTemplate } from './ObjectTemplate'
import { CyclicExpand, FieldHelp, MultiSchema, NoDescription, WrapIfAdditional } from './smallTemplates'

/**
 * How forms look. The parts of @rjsf/mantine that only show values are taken over; its fields for numbers and dates
 * are not, as they round, clamp and rewrite what stands in them when one merely passes through.
 */
export const templates = {
  ArrayFieldTemplate: ArrayTemplate,
  ArrayFieldItemTemplate: ArrayItemTemplate,
  ArrayFieldItemButtonsTemplate: ArrayItemButtons,
  BaseInputTemplate: InputTemplate,
  CyclicSchemaExpandTemplate: CyclicExpand,
  DescriptionFieldTemplate: NoDescription,
  FieldErrorTemplate: FieldError,
  FieldHelpTemplate: FieldHelp,
  FieldTemplate,
  MultiSchemaFieldTemplate: MultiSchema,
  ObjectFieldTemplate: ObjectTemplate,
  WrapIfAdditionalTemplate: WrapIfAdditional,
}

export const widgets: RegistryWidgetsType = {
  AltDateTimeWidget: DateTimeWidget,
  AltDateWidget: DateWidget,
  CheckboxWidget,
  CheckboxesWidget,
  ColorWidget: PlainWidget,
  DateTimeWidget,
  DateWidget,
  FileWidget: TextareaWidget,
  RadioWidget,
  RangeWidget: PlainWidget,
  RatingWidget: PlainWidget,
  SelectWidget,
  TextareaWidget,
  TimeWidget,
}

export const fields: RegistryFieldsType = { NumberField, NullField, FallbackField: JsonField }
