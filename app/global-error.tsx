'use client';

// Replaces the whole document when the root layout itself fails, so it stands without styles and providers.
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body style={{ fontFamily: 'system-ui, sans-serif', maxWidth: 460, margin: '20vh auto', padding: 24 }}>
        <h1 style={{ fontSize: 22 }}>Switchboard could not be shown</h1>
        <p>Something went wrong on the server. Nothing that providers sent is lost.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  );
}
