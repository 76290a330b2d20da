import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { offline } from './offline'

// a server started by ./svara run, which answers what is not the desk's own
const server = process.env.SVARA_DESK_SERVER ?? 'http://localhost:8080'

export default defineConfig(({ command }) => ({
  // the server keeps the files below /desk/, and answers the page at every other path
  base: command === 'build' ? '/desk/' : '/',
  plugins: [react(), offline()],
  build: {
    outDir: 'dist',
    manifest: true,
    emptyOutDir: true,
    target: 'es2022',
    // data: addresses would need a hole in the content security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // what every page needs: one file packs better than thirty, and outlives most releases in the cache
            {
              name: 'frame',
              test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store|@tanstack[\\/](react-router|router-core|history|store|react-store|react-query|query-core|react-virtual|virtual-core)|i18next|openapi-fetch|clsx|tinykeys)[\\/]/,
            },
            // places menus, dialogs and tips, which come when one reaches for them; tools/size.mjs refuses it earlier
            { name: 'floating', test: /node_modules[\\/](@floating-ui|tabbable)[\\/]/ },
            // an icon of one page or two comes with them
            { name: 'icons', test: /node_modules[\\/]lucide-react[\\/]/, minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '^/(api|setup|assets|health)(/|$)': { target: server },
      // the frames of mails have a policy that only the server gives them
      '^/mail(-images)?[.]html': { target: server, rewrite: (path) => `/desk${path}` },
    },
  },
}))
