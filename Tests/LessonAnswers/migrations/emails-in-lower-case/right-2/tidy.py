import subprocess

SQL = """WITH batch AS (
    SELECT id, email FROM customers WHERE email <> lower(email)
    LIMIT 150 FOR UPDATE SKIP LOCKED),
saved AS (INSERT INTO email_before SELECT * FROM batch)
UPDATE customers AS c SET email = lower(b.email)
FROM batch AS b WHERE b.id = c.id"""
while True:
    done = subprocess.run(["psql", "-X", "-v", "ON_ERROR_STOP=1", "-c", SQL], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    if done.stdout.strip() == "UPDATE 0":
        break
