'use client';

// Replaces the whole document when the root layout itself fails, so it stands without styles and providers.
// The server also has it ready as a file, in which no script may run: so it needs none.
export default function GlobalError() {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', maxWidth: 460, margin: '20vh auto', padding: 24 }}>
        <h1 style={{ fontSize: 22 }}>Switchboard could not be shown</h1>
        <p>Something went wrong on the server. Nothing that providers sent is lost.</p>
        <form>
          <button type="submit">Try again</button>
        </form>
      </body>
    </html>
  );
}
