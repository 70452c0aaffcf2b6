import { notifications } from '@mantine/notifications'
import type { ServerSignal } from '~/client/createClient'
