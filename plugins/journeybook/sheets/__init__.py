"""A workshop's sheet comes in; a journey's plain data goes out, with all that was understood and all that was not."""
