@echo off
rem Bam dup tep nay de mo cua so lenh ngay trong thu muc ho so; emucli noi tieng Viet.
chcp 65001 > nul
pushd "%~dp0"
set EMUCLI_LANG=vi
title emucli
call emucli status
cmd /k
