import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** The process's Prometheus metrics; slices add their own to `registry`. */
export interface Metrics {
  readonly registry: Registry
  readonly requestSeconds: Histogram<'method' | 'route' | 'status'>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requestSeconds = new Histogram({
    name: 'smartym_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return { registry, requestSeconds }
}

/** Measures every request by its route and serves `/metrics` to callers who may observe the system. */
export function registerMetrics(app: FastifyInstance, metrics: Metrics): void {
  const observers = new Map<string, (seconds: number) => void>()
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown'
    const key = `${request.method} ${route} ${reply.statusCode}`
    let observe = observers.get(key)
    if (observe === undefined) {
      const labelled = metrics.requestSeconds.labels({
        method: request.method,
        route,
        status: String(reply.statusCode),
      })
      observe = (seconds) => labelled.observe(seconds)
      observers.set(key, observe)
    }
    observe(reply.elapsedTime / 1000)
    done()
  })
  const config = { permission: 'system:observe', auth: ['api_key', 'session'] } as const
  app.get('/metrics', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
