module example.com/converse

go 1.23
