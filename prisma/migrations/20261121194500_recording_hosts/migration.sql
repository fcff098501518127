-- AlterTable
ALTER TABLE "connection" ADD COLUMN     "recording_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[];
