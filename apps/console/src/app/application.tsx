import { useState } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createQueryClient } from '../platform/query-client.ts'
import { Appearance } from './appearance.tsx'
import { createConsoleRouter } from './router.tsx'

/** The whole console. */
export function Application() {
  const [queryClient] = useState(createQueryClient)
  const [router] = useState(() => createConsoleRouter(queryClient))
  return (
    <QueryClientProvider client={queryClient}>
      <Appearance>
        <RouterProvider router={router} />
      </Appearance>
    </QueryClientProvider>
  )
}
