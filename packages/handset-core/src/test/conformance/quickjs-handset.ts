import type { QuickJSWASMModule } from 'quickjs-emscripten'
import type { TalkingHandset } from './conversation.ts'

/* What a phone can spare. */
const memoryLimitBytes = 64 * 1024 * 1024

/** The bundle inside an engine of its own, spoken to like on the phone: `evaluate("step(" + quoted + ")")`. */
export function createQuickJsHandset(
  quickJs: QuickJSWASMModule,
  bundle: string,
): TalkingHandset & { dispose(): void } {
  const runtime = quickJs.newRuntime()
  runtime.setMemoryLimit(memoryLimitBytes)
  const context = runtime.newContext()

  function evaluate(code: string): string {
    const handle = context.unwrapResult(context.evalCode(code))
    try {
      return context.getString(handle)
    } finally {
      handle.dispose()
    }
  }
  evaluate(bundle)

  return {
    restore: (rowsJson) => evaluate(`restore(${JSON.stringify(rowsJson)})`),
    step: (eventJson) => evaluate(`step(${JSON.stringify(eventJson)})`),
    dispose() {
      context.dispose()
      runtime.dispose()
    },
  }
}
