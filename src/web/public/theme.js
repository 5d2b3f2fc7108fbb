// Sets the chosen theme before anything is drawn.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be closed to the page; the system's preference holds then.
}
