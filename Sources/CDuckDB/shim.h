/* The functions of DuckDB's C API that ivd uses, and no others. */
#ifndef IVD_DUCKDB_SHIM_H
#define IVD_DUCKDB_SHIM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif
