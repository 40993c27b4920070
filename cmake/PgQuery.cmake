# PgQuery::PgQuery: libpg_query, any version from 15 on, linked statically where
# the archive is there. Looked for in this order:
#   -DPG_QUERY_ROOT=DIR        a prefix with include/ and lib/
#   build/deps/pg_query        where scripts/fetch-pg-query unpacks trixie's 17
#   the system                 (Debian bookworm: 15-4.0)
set(PG_QUERY_ROOT "" CACHE PATH "prefix of libpg_query")
set(_pgq_prefixes ${PG_QUERY_ROOT} ${CMAKE_CURRENT_SOURCE_DIR}/build/deps/pg_query/usr /usr)
foreach(p IN LISTS _pgq_prefixes)
  if(EXISTS ${p}/include/pg_query.h)
    set(_pgq ${p})
    break()
  endif()
endforeach()
if(NOT _pgq)
  message(FATAL_ERROR "libpg_query not found: run scripts/fetch-pg-query, or give -DPG_QUERY_ROOT=")
endif()
find_library(PG_QUERY_LIBRARY NAMES libpg_query.a pg_query PATHS ${_pgq}/lib ${_pgq}/lib/x86_64-linux-gnu
  ${_pgq}/lib/${CMAKE_LIBRARY_ARCHITECTURE} NO_DEFAULT_PATH REQUIRED)
find_path(PG_QUERY_PB_INCLUDE NAMES pg_query/pg_query.pb-c.h protobuf/pg_query.pb-c.h
  PATHS ${_pgq}/include NO_DEFAULT_PATH)
find_library(PROTOBUF_C_LIBRARY NAMES libprotobuf-c.a protobuf-c REQUIRED)
find_library(XXHASH_LIBRARY NAMES libxxhash.a xxhash)
file(STRINGS ${_pgq}/include/pg_query.h _pgq_major REGEX "PG_MAJORVERSION ")
string(REGEX MATCH "[0-9]+" PG_QUERY_MAJOR "${_pgq_major}")
message(STATUS "libpg_query ${PG_QUERY_MAJOR}: ${PG_QUERY_LIBRARY}")
add_library(PgQuery::PgQuery INTERFACE IMPORTED)
target_include_directories(PgQuery::PgQuery SYSTEM INTERFACE ${_pgq}/include)
target_compile_definitions(PgQuery::PgQuery INTERFACE MM_PG_QUERY_MAJOR=${PG_QUERY_MAJOR})
target_link_libraries(PgQuery::PgQuery INTERFACE ${PG_QUERY_LIBRARY} ${PROTOBUF_C_LIBRARY} m)
if(XXHASH_LIBRARY)
  target_link_libraries(PgQuery::PgQuery INTERFACE ${XXHASH_LIBRARY})
endif()
