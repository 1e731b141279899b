export {
  type ConfigDefinition,
  type ConfigEntries,
  ConfigError,
  type ConfigOf,
  defineConfig,
  environmentKey,
  loadConfig,
} from './config.ts'
