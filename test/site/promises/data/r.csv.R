cat(paste0("mean\n", mean(c(2, 4)), "\n"))
