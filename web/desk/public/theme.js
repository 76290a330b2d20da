// Before the first paint: the theme chosen here last time, or the system's.
const chosen = localStorage.getItem('svara.theme')
const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.mantineColorScheme = dark ? 'dark' : 'light'
