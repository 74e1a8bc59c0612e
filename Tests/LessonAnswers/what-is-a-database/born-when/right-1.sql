select name, born from authors
