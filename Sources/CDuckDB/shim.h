/* The functions of DuckDB's C API (version 1 of the API, which DuckDB 2 keeps as the stable one) that ivd uses, and
   no others. */
#ifndef IVD_DUCKDB_SHIM_H
#define IVD_DUCKDB_SHIM_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint64_t idx_t;
typedef int duckdb_state; /* 0 = success, 1 = error */

typedef enum DUCKDB_TYPE {
  DUCKDB_TYPE_INVALID = 0,
  DUCKDB_TYPE_BOOLEAN = 1,
  DUCKDB_TYPE_TINYINT = 2,
  DUCKDB_TYPE_SMALLINT = 3,
  DUCKDB_TYPE_INTEGER = 4,
  DUCKDB_TYPE_BIGINT = 5,
  DUCKDB_TYPE_UTINYINT = 6,
  DUCKDB_TYPE_USMALLINT = 7,
  DUCKDB_TYPE_UINTEGER = 8,
  DUCKDB_TYPE_UBIGINT = 9,
  DUCKDB_TYPE_FLOAT = 10,
  DUCKDB_TYPE_DOUBLE = 11,
  DUCKDB_TYPE_DATE = 13,
  DUCKDB_TYPE_HUGEINT = 16,
  DUCKDB_TYPE_VARCHAR = 17,
  DUCKDB_TYPE_DECIMAL = 19
} duckdb_type;

/* Opaque handles: pointers to structs of one pointer, as DuckDB declares them. */
#define IVD_DUCKDB_HANDLE(name) \
  typedef struct _##name { void *internal_ptr; } *name
IVD_DUCKDB_HANDLE(duckdb_database);
IVD_DUCKDB_HANDLE(duckdb_connection);
IVD_DUCKDB_HANDLE(duckdb_config);
IVD_DUCKDB_HANDLE(duckdb_prepared_statement);
IVD_DUCKDB_HANDLE(duckdb_pending_result);
IVD_DUCKDB_HANDLE(duckdb_appender);
IVD_DUCKDB_HANDLE(duckdb_table_function);
IVD_DUCKDB_HANDLE(duckdb_bind_info);
IVD_DUCKDB_HANDLE(duckdb_init_info);
IVD_DUCKDB_HANDLE(duckdb_function_info);
IVD_DUCKDB_HANDLE(duckdb_value);
IVD_DUCKDB_HANDLE(duckdb_logical_type);
IVD_DUCKDB_HANDLE(duckdb_data_chunk);
IVD_DUCKDB_HANDLE(duckdb_vector);
#undef IVD_DUCKDB_HANDLE

typedef struct {
  idx_t deprecated_column_count;
  idx_t deprecated_row_count;
  idx_t deprecated_rows_changed;
  void *deprecated_columns;
  char *deprecated_error_message;
  void *internal_data;
} duckdb_result;

/* A string in a vector: up to 12 bytes in place (the rest zero), else a prefix and a pointer. */
typedef struct {
  uint32_t length;
  char prefix[4];
  char *ptr;
} duckdb_long_string;

typedef struct {
  uint64_t lower;
  int64_t upper;
} duckdb_hugeint;

typedef void (*duckdb_delete_callback_t)(void *data);
typedef void (*duckdb_table_function_bind_t)(duckdb_bind_info info);
typedef void (*duckdb_table_function_init_t)(duckdb_init_info info);
typedef void (*duckdb_table_function_t)(duckdb_function_info info, duckdb_data_chunk output);

/* Opening and settings */
duckdb_state duckdb_create_config(duckdb_config *out_config);
duckdb_state duckdb_set_config(duckdb_config config, const char *name, const char *option);
void duckdb_destroy_config(duckdb_config *config);
duckdb_state duckdb_open_ext(const char *path, duckdb_database *out_database, duckdb_config config, char **out_error);
void duckdb_close(duckdb_database *database);
duckdb_state duckdb_connect(duckdb_database database, duckdb_connection *out_connection);
void duckdb_disconnect(duckdb_connection *connection);
void duckdb_interrupt(duckdb_connection connection);
const char *duckdb_library_version(void);
void duckdb_free(void *ptr);

/* Statements and results. The streaming call is marked deprecated, but version 1 of the API has no other that does
   not hold the whole result in memory, and version 2 is not stable. */
duckdb_state duckdb_query(duckdb_connection connection, const char *query, duckdb_result *out_result);
const char *duckdb_result_error(duckdb_result *result);
void duckdb_destroy_result(duckdb_result *result);
duckdb_state duckdb_prepare(duckdb_connection connection, const char *query, duckdb_prepared_statement *out_statement);
/* 1 is a SELECT. */
int duckdb_prepared_statement_type(duckdb_prepared_statement statement);
const char *duckdb_prepare_error(duckdb_prepared_statement statement);
void duckdb_destroy_prepare(duckdb_prepared_statement *statement);
duckdb_state duckdb_pending_prepared_streaming(duckdb_prepared_statement statement, duckdb_pending_result *out_result);
const char *duckdb_pending_error(duckdb_pending_result pending_result);
void duckdb_destroy_pending(duckdb_pending_result *pending_result);
duckdb_state duckdb_execute_pending(duckdb_pending_result pending_result, duckdb_result *out_result);
idx_t duckdb_column_count(duckdb_result *result);
const char *duckdb_column_name(duckdb_result *result, idx_t col);
duckdb_logical_type duckdb_column_logical_type(duckdb_result *result, idx_t col);
duckdb_data_chunk duckdb_fetch_chunk(duckdb_result result);

/* Types */
duckdb_logical_type duckdb_create_logical_type(duckdb_type type);
duckdb_logical_type duckdb_create_decimal_type(uint8_t width, uint8_t scale);
void duckdb_destroy_logical_type(duckdb_logical_type *type);
duckdb_type duckdb_get_type_id(duckdb_logical_type type);
uint8_t duckdb_decimal_scale(duckdb_logical_type type);
duckdb_type duckdb_decimal_internal_type(duckdb_logical_type type);

/* Chunks of at most 2,048 rows, and their vectors */
duckdb_data_chunk duckdb_create_data_chunk(duckdb_logical_type *types, idx_t column_count);
void duckdb_destroy_data_chunk(duckdb_data_chunk *chunk);
void duckdb_data_chunk_reset(duckdb_data_chunk chunk);
idx_t duckdb_data_chunk_get_size(duckdb_data_chunk chunk);
void duckdb_data_chunk_set_size(duckdb_data_chunk chunk, idx_t size);
duckdb_vector duckdb_data_chunk_get_vector(duckdb_data_chunk chunk, idx_t col_idx);
void *duckdb_vector_get_data(duckdb_vector vector);
uint64_t *duckdb_vector_get_validity(duckdb_vector vector);
void duckdb_vector_ensure_validity_writable(duckdb_vector vector);
void duckdb_vector_assign_string_element_len(duckdb_vector vector, idx_t index, const char *str, idx_t str_len);
idx_t duckdb_vector_size(void);

/* Table functions */
duckdb_table_function duckdb_create_table_function(void);
void duckdb_destroy_table_function(duckdb_table_function *table_function);
void duckdb_table_function_set_name(duckdb_table_function table_function, const char *name);
void duckdb_table_function_add_parameter(duckdb_table_function table_function, duckdb_logical_type type);
void duckdb_table_function_set_extra_info(
    duckdb_table_function table_function, void *extra_info, duckdb_delete_callback_t destroy);
void duckdb_table_function_set_bind(duckdb_table_function table_function, duckdb_table_function_bind_t bind);
void duckdb_table_function_set_init(duckdb_table_function table_function, duckdb_table_function_init_t init);
void duckdb_table_function_set_function(duckdb_table_function table_function, duckdb_table_function_t function);
duckdb_state duckdb_register_table_function(duckdb_connection con, duckdb_table_function function);
void *duckdb_bind_get_extra_info(duckdb_bind_info info);
void duckdb_bind_add_result_column(duckdb_bind_info info, const char *name, duckdb_logical_type type);
duckdb_value duckdb_bind_get_parameter(duckdb_bind_info info, idx_t index);
void duckdb_bind_set_bind_data(duckdb_bind_info info, void *bind_data, duckdb_delete_callback_t destroy);
void duckdb_bind_set_error(duckdb_bind_info info, const char *error);
int64_t duckdb_get_int64(duckdb_value value);
void duckdb_destroy_value(duckdb_value *value);
void duckdb_init_set_max_threads(duckdb_init_info info, idx_t max_threads);
void *duckdb_function_get_bind_data(duckdb_function_info info);
void duckdb_function_set_error(duckdb_function_info info, const char *error);

/* Appending */
duckdb_state duckdb_appender_create(
    duckdb_connection connection, const char *schema, const char *table, duckdb_appender *out_appender);
const char *duckdb_appender_error(duckdb_appender appender);
duckdb_state duckdb_append_data_chunk(duckdb_appender appender, duckdb_data_chunk chunk);
duckdb_state duckdb_appender_flush(duckdb_appender appender);
duckdb_state duckdb_appender_destroy(duckdb_appender *appender);
#endif
