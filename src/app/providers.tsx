import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queryClient } from '~/data/queryClient'
import { TopBoundary } from './errors/TopBoundary'
import { theme } from './theme'

/** All that a page may rely on being around it. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <TopBoundary>
      <I18nProvider i18n={i18n}>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          <QueryClientProvider client={queryClient}>
            <Notifications position="bottom-right" limit={4} />
            {children}
          </QueryClientProvider>
        </MantineProvider>
      </I18nProvider>
    </TopBoundary>
  )
}
