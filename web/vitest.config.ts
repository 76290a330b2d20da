import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  test: {
    environment: 'jsdom',
    include: ['{api,ui,desk}/src/**/*.test.{ts,tsx}'],
    setupFiles: ['desk/src/testing/setup.ts'],
    reporters: ['default', ['junit', { outputFile: 'target/junit/TEST-web.xml' }]],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    // by itself it leaves one core free, which on two is half of them
    maxWorkers: '100%',
    testTimeout: 40_000,
    // one journey of the composer was lost once on a loaded machine, and the cause is not known yet
    retry: 1,
  },
})
