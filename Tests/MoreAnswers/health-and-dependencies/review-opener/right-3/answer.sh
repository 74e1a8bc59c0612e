docker compose up -d opener
