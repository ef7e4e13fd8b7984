"""What is served beside the pages: their HTML shells, the health report, headers and guards."""
