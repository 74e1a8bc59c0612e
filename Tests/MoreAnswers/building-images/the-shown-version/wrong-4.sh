echo Version one
