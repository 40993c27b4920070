# PgQuery::PgQuery: libpg_query, any version from 15 on, linked statically where
# the archive is there. Looked for in this order:
#   -DPG_QUERY_ROOT=DIR        a prefix with include/ and lib/
#   build/deps/pg_query/usr    where scripts/fetch-pg-query unpacks trixie's 17
#   the system                 (Debian bookworm: 15-4.0)
set(PG_QUERY_ROOT "" CACHE PATH "prefix of libpg_query (include/pg_query.h below it)")
set(_pgq_places ${CMAKE_CURRENT_SOURCE_DIR}/build/deps/pg_query/usr /usr/local /usr)
if(PG_QUERY_ROOT)
  set(_pgq_places ${PG_QUERY_ROOT})
endif()
unset(_pgq)
foreach(p IN LISTS _pgq_places)
  if(EXISTS ${p}/include/pg_query.h)
    set(_pgq ${p})
    break()
  endif()
endforeach()
if(NOT _pgq)
  list(JOIN _pgq_places ", " _pgq_places)
  message(FATAL_ERROR "no include/pg_query.h under ${_pgq_places}: "
    "run scripts/fetch-pg-query, or give -DPG_QUERY_ROOT=PREFIX")
endif()

# Not cached: another PG_QUERY_ROOT must not find the last one's files.
unset(_pgq_library)
foreach(name libpg_query.a libpg_query.so)
  foreach(dir lib/${CMAKE_LIBRARY_ARCHITECTURE} lib lib64)
    if(NOT _pgq_library AND EXISTS ${_pgq}/${dir}/${name})
      set(_pgq_library ${_pgq}/${dir}/${name})
    endif()
  endforeach()
endforeach()
if(NOT _pgq_library)
  message(FATAL_ERROR "${_pgq}/include/pg_query.h is there, but no libpg_query.a or .so under ${_pgq}/lib")
endif()
if(NOT EXISTS ${_pgq}/include/pg_query/pg_query.pb-c.h)
  message(FATAL_ERROR "${_pgq}/include/pg_query/pg_query.pb-c.h is missing: "
    "this libpg_query was installed without its protobuf header")
endif()
find_library(PROTOBUF_C_LIBRARY NAMES libprotobuf-c.a protobuf-c)
find_library(XXHASH_LIBRARY NAMES libxxhash.a xxhash)
if(NOT PROTOBUF_C_LIBRARY OR NOT XXHASH_LIBRARY)
  message(FATAL_ERROR "libpg_query needs protobuf-c and xxhash "
    "(Debian: libprotobuf-c-dev, libxxhash-dev): run scripts/install-deps build")
endif()

file(STRINGS ${_pgq}/include/pg_query.h _pgq_major REGEX "define PG_MAJORVERSION ")
string(REGEX MATCH "[0-9]+" PG_QUERY_MAJOR "${_pgq_major}")
if(NOT PG_QUERY_MAJOR OR PG_QUERY_MAJOR LESS 15)
  message(FATAL_ERROR "${_pgq}: libpg_query ${PG_QUERY_MAJOR} is too old, 15 is the oldest that works")
endif()
message(STATUS "libpg_query ${PG_QUERY_MAJOR}: ${_pgq_library}")
add_library(PgQuery::PgQuery INTERFACE IMPORTED)
target_include_directories(PgQuery::PgQuery SYSTEM INTERFACE ${_pgq}/include)
target_compile_definitions(PgQuery::PgQuery INTERFACE MM_PG_QUERY_MAJOR=${PG_QUERY_MAJOR})
target_link_libraries(PgQuery::PgQuery INTERFACE
  ${_pgq_library} ${PROTOBUF_C_LIBRARY} ${XXHASH_LIBRARY} Threads::Threads m)
