"""One verb of the command line a file: values in, values out, no printing."""
