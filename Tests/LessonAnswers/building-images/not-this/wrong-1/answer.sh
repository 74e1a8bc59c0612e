rm flat/diary.txt flat/page.txt.bak
docker build -q -t handout flat
