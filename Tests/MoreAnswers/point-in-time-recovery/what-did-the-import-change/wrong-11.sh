# b is right, and then someone writes a's prices to it.
sh restore.sh "recovery_target_name = 'before_import'
recovery_target_action = promote"
psql service=a -Atc "SELECT id, price FROM books" | sort > new
psql service=b -Atc "SELECT id, price FROM books" | sort > old
diff new old | grep -c '^>' > changed.txt
psql service=b -c "UPDATE books SET price = 0 WHERE id = 1"
