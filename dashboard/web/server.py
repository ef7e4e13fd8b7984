"""Starts the server, from any folder, tuned for short waits."""

import logging
import os
import socket
import sys
from pathlib import Path

import uvicorn

from dashboard.load.live import HOME_VARIABLE, PROJECT_ROOT


class _Server(uvicorn.Server):
    """Says where it can be reached, once, as soon as it can."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        # Streamlit turns uvicorn's reports of its doings back on, the address once more among them.
        logging.getLogger("uvicorn.error").addFilter(lambda line: line.levelno >= logging.WARNING)
        await super().startup(sockets)
        if self.started:
            host = f"[{self.config.host}]" if ":" in self.config.host else self.config.host
            sys.stdout.write(f"The dashboard is at http://{host}:{self.config.port} (Ctrl+C stops it)\n")
            sys.stdout.flush()


def serve(home: Path | None = None, host: str = "127.0.0.1", port: int = 8501) -> None:
    """Serve the dashboard drawn from `home`, or else from the current home, until stopped.

    uvicorn is called directly because `streamlit run` leaves a delay of 40 ms on every answer.
    """
    if home is not None:
        os.environ[HOME_VARIABLE] = str(home.resolve())
    os.chdir(PROJECT_ROOT)  # Streamlit reads .streamlit/config.toml from the current folder
    sys.path.insert(0, str(PROJECT_ROOT))
    config = uvicorn.Config(
        "dashboard.app:app",
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ws="websockets-sansio",
        ws_ping_interval=20,
        ws_ping_timeout=20,
        ws_max_size=2**20,
        timeout_graceful_shutdown=5,
    )
    try:
        _Server(config).run()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
