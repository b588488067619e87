const WIDTH = 30;

/** Shows on a terminal how far work has come; elsewhere nothing. */
export function progressBar(title: string): (done: number, total: number) => void {
  return (done, total) => {
    if (!process.stderr.isTTY) return;
    const filled = Math.round((done / total) * WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    process.stderr.write(`\r${title} ${bar} ${done}/${total}${done === total ? '\n' : ''}`);
  };
}
