"""Many diaries → one table: files found, read and analysed in partitions on any number of workers, and assembled."""
