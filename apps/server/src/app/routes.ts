import type { FastifyInstance } from 'fastify'

/** A slice that serves operations. */
export interface ServingSlice {
  routes(app: FastifyInstance): void
}

/** Registers what every slice serves, in the order given. */
export function registerRoutes(app: FastifyInstance, slices: readonly ServingSlice[]): void {
  for (const slice of slices) slice.routes(app)
}
