import subprocess

command = ["psql", "-Atc", "SELECT title FROM books WHERE price < 9 ORDER BY title"]
print(subprocess.run(command, capture_output=True, text=True).stdout, end="")
